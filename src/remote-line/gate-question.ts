/**
 * A builtin of sh, csh and fish that does nothing, and that the gate refuses: whether it is refused tells whether the gate
 * stands before the shell. `tai doctor` alone asks it.
 */
export const GATE_QUESTION = ':';
