/** Frames of a stack as Java, JavaScript, .NET, Python, Go, gdb, systemd-coredump and the kernel print them. */
const FRAME = new RegExp(
  [
    String.raw`^\s+at .+[(:]`,
    String.raw`^\s+\.\.\. \d+ (?:more|common frames)`,
    String.raw`^\s+File ".+", line \d+`,
    String.raw`^\t?\S+\.go:\d+ \+0x`,
    String.raw`^\s*#\d+\s+0x[\da-f]+ `,
    String.raw`^\s*(?:\? |\[<[\da-f]+>\] |[RS]P: )?[\w.]+\+0x[\da-f]+/0x[\da-f]+`,
    String.raw`^\s*(?:R[A-Z\d]{2}|[CEDF]S|CR\d|DR\d|FS|Code): `,
    String.raw`^\s*</?(?:TASK|IRQ|NMI)>`,
  ].join('|'),
);
const CAUSE = /^\s*(?:caused by|suppressed|root cause)\b/i;

/** One step of a stack trace: worth little by itself, the lines round it say what happened. */
export function isFrame(message: string): boolean {
  return FRAME.test(message);
}

export function isCause(message: string): boolean {
  return CAUSE.test(message);
}
