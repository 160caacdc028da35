import { Box, render, Text, useInput, usePaste, useWindowSize } from 'ink';
import { createElement, useEffect, useReducer } from 'react';
import type { History } from '../chat/history.ts';
import type { Session } from '../chat/session.ts';
import type { Io } from '../terminal/io.ts';
import { lookOf } from '../terminal/look.ts';
import { Controller } from './controller.ts';
import { paste, press } from './keys.ts';
import { draw } from './screen.ts';

export interface TuiParts {
  readonly session: Session;
  readonly history: History;
  readonly hosts: readonly string[];
  readonly io: Io;
}

/** Mouse buttons with the wheel among them, in the SGR form. */
const MOUSE_ON = '\u001b[?1000h\u001b[?1006h';
const MOUSE_OFF = '\u001b[?1006l\u001b[?1000l';
const CLEAR = '\u001b[2J\u001b[H';

/** The split-pane view until the person leaves; the terminal is then as it was before. */
export async function tui({ session, history, hosts, io }: TuiParts): Promise<void> {
  // Set once there is something to draw and to leave.
  let leave = nothing;
  let refresh = nothing;
  const controller = new Controller({ session, history, hosts, io, onChange: () => refresh(), onQuit: () => leave() });

  function Screen() {
    const { columns, rows } = useWindowSize();
    const [, again] = useReducer((count: number) => count + 1, 0);
    useEffect(() => {
      refresh = again;
    }, []);
    useEffect(() => {
      // What an old frame left beyond the new one would stay.
      io.stdout.write(CLEAR);
      controller.resize({ columns, rows });
    }, [columns, rows]);
    useInput((input, key) => press(controller, input, key));
    usePaste((text) => paste(controller, text));

    const { view, size, status } = controller;
    const { ascii, colour } = lookOf(io.stdout, io.environment);
    const panes = { evidence: controller.shown('evidence'), answer: controller.shown('answer') };
    const lines = draw({ view, size, rows: panes, help: controller.help(), status, ascii, colour });
    return createElement(
      Box,
      { flexDirection: 'column' },
      ...lines.map((line, at) => createElement(Text, { key: at, wrap: 'truncate' }, line)),
    );
  }

  const instance = render(createElement(Screen), {
    stdin: io.stdin,
    stdout: io.stdout,
    stderr: io.stderr,
    alternateScreen: true,
    exitOnCtrlC: false,
    patchConsole: true,
  });
  leave = () => instance.unmount();
  io.signal.addEventListener('abort', leave, { once: true });
  io.stdout.write(MOUSE_ON);
  try {
    await instance.waitUntilExit();
  } finally {
    io.stdout.write(MOUSE_OFF);
    if (controller.isAnswering) controller.interrupt();
  }
}

function nothing(): void {}
