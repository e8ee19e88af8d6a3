/** What the handles of erased people begin with; see `Member.handle`. */
const ERASED = 'deleted-';

/** Whether a member was erased: nothing leads to them. */
export const isErased = ({ handle }: { handle: string }): boolean => handle.startsWith(ERASED);
