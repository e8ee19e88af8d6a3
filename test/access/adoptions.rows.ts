import { encodeId } from '../../src/common/graphql/node-id.js';
import { all, payload, teamOnly, type AccessRows, type AccessWorld } from '../support/access.js';
import { Adopting } from '../support/adoptions.js';

/** A promise of the board's team for the row's idea; its id. */
const adopted = ({ world, people, teamId, idea }: AccessWorld): Promise<string> =>
  new Adopting(world).adopt(people.team, teamId, [idea]);

async function delivered(on: AccessWorld): Promise<string> {
  const adoptionId = await adopted(on);
  const input = { adoptionId, outcome: 'FULL', response: 'Here it is.' };
  await new Adopting(on.world).mutate(on.people.team, 'deliverAdoption', input);
  return adoptionId;
}

/** What teams take on: read by everybody, changed by the adoption's team. */
export const adoptionRows: AccessRows = {
  'Query.adoptions': { operation: () => '{ it: adoptions { totalCount } }', expected: all('ok') },
  'Query.adoption': {
    operation: async (on) => `{ it: adoption(id: "${await adopted(on)}") { title } }`,
    expected: all('ok'),
  },
  'Mutation.adoptIdeas': {
    operation: ({ idea, teamId }) =>
      `mutation { it: adoptIdeas(input: { ideaIds: ["${idea.nodeId}"], teamId: "${encodeId('Team', teamId)}",
         title: "A promise", summary: "", response: "We will." }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.updateAdoption': {
    operation: async (on) =>
      `mutation { it: updateAdoption(input: { adoptionId: "${await adopted(on)}", stage: BUILDING }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.postAdoptionUpdate': {
    operation: async (on) =>
      `mutation { it: postAdoptionUpdate(input: { adoptionId: "${await adopted(on)}", body: "News." }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.deliverAdoption': {
    operation: async (on) =>
      `mutation { it: deliverAdoption(input: { adoptionId: "${await adopted(on)}", outcome: FULL, response: "Here." }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.dropAdoption': {
    operation: async (on) =>
      `mutation { it: dropAdoption(input: { adoptionId: "${await adopted(on)}", response: "No.", statusKey: "not-planned" }) { ${payload} } }`,
    expected: teamOnly(),
  },
  'Mutation.reopenAdoption': {
    operation: async (on) =>
      `mutation { it: reopenAdoption(input: { adoptionId: "${await delivered(on)}", stage: PILOT, response: "Again." }) { ${payload} } }`,
    expected: teamOnly(),
  },
};
