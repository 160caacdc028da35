import { describe, expect, it } from 'vitest';
import { TaiError } from '../../../src/domain/errors.ts';
import { errorFields } from '../../../workers/error-fields.ts';

describe('what is logged of an error', () => {
  it('is the code of one of ours', () => {
    expect(errorFields(new TaiError('TICKET_FORBIDDEN', 'no right to "secret title"'))).toEqual({
      code: 'TICKET_FORBIDDEN',
    });
  });

  it('is name, code and place of any other, and nothing it quotes or carries', () => {
    const error = Object.assign(new SyntaxError('Unexpected token in "secret\ntext"'), {
      code: 'ECONNRESET',
      command: { args: ['secret'] },
    });

    const fields = errorFields(error);

    expect(fields).toMatchObject({ error: 'SyntaxError', code: 'ECONNRESET' });
    expect(JSON.stringify(fields)).toContain('error-fields.test.ts');
    expect(JSON.stringify(fields)).not.toContain('secret');
  });
});
