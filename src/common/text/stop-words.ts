// Short on purpose: a word belongs here only if a search without it answers the same question.
const ENGLISH =
  'a an and are as at be but by can could do does for from had has have he her his i if in is it its may my no not of on or our ' +
  'she should so that the their them then there these they this to us was we were what when which will with would you your';
const RUSSIAN =
  'а без бы быть был была было были в вам вас во вот все вы для до его ее если есть еще же за и из или их к как ко когда кто ли ' +
  'мне мы на над нам нас не него нее нет них но ну о об он она они от по под при с со так также то тот у уже чем что чтобы это я';
const CHINESE =
  '的 了 和 与 及 或 在 是 有 也 都 就 而 但 对 从 到 把 被 让 向 于 以 为 因 着 过 地 得 吗 呢 吧 啊 我 你 您 他 她 它 们 这 那 之 其 ' +
  '我们 你们 他们 这个 那个 这些 那些 一个 因为 所以 如果 但是 而且 或者 以及 可以 应该 需要 希望 能够 什么 怎么';

const STOP_WORDS = new Set(`${ENGLISH} ${RUSSIAN} ${CHINESE}`.split(' '));

/** Whether a folded word says too little to be searched for beside others; for queries only: everything is indexed. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
