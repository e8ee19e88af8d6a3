export const adoptionPath = (adoption: { id: string }): string =>
  `/adoptions/${encodeURIComponent(adoption.id)}`;
