export { recomputeFromVotes } from '../ranking/recompute.js';
