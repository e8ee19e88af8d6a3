/** An idea as it stands in a form. */
export interface IdeaText {
  title: string;
  body: string;
  /** As typed, separated by commas. */
  tags: string;
}

export const parseTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、;；\n]/)
      .map((tag) => tag.trim().replace(/^#/, ''))
      .filter(Boolean),
  ),
];

export const formatTags = (tags: readonly string[]): string => tags.join(', ');
