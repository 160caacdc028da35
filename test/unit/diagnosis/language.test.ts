import { expect, it } from 'vitest';
import { isForeign } from '../../../src/diagnosis/language.ts';

it.each([
  ['German', 'Das Dateisystem ist voll, weil der Dienst eine Datei nicht schließt und die Platte voll wurde.'],
  ['French', 'Le disque est plein parce que les journaux de la base ne sont pas effacés.'],
  ['Spanish', 'El disco está lleno porque el servicio escribe los registros sin una rotación.'],
  ['Italian', 'Il disco è pieno perché il servizio della coda non ruota il file che scrive.'],
  ['Portuguese', 'O disco está cheio porque uma rotina não foi executada com os registros.'],
  ['Dutch', 'De schijf is vol omdat het logbestand van een dienst niet wordt gewist.'],
  ['Chinese', '磁盘已满，因为调试日志在凌晨两点以后不断增长。'],
  ['Russian', 'Диск заполнен, потому что журнал отладки растёт.'],
])('tells %s from English', (_language, text) => {
  expect(isForeign(text)).toBe(true);
});

it.each([
  ['English', 'The filesystem is full because the service does not close a file that was deleted at 02:10.'],
  ['English with a name in another language', 'The unit datenbank-für-die-kasse.service is not found on web-03.'],
  ['English that quotes a log', 'The log of nginx says "le disque est plein", and the disk is full.'],
  ['a few words', 'Disk voll'],
  ['no words', '100 % /var 0'],
  ['nothing', ''],
])('lets pass %s', (_what, text) => {
  expect(isForeign(text)).toBe(false);
});
