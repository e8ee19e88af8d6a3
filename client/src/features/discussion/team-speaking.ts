interface Team {
  id: string;
  name: string;
}

/** For which of their teams somebody speaks about an idea: one that owns its board; undefined where none does any more. */
export const teamSpeaking = (
  speaker: { teams: readonly Team[] },
  board: { teams: readonly { id: string }[] },
): string | undefined => speaker.teams.find(({ id }) => board.teams.some((owner) => owner.id === id))?.name;
