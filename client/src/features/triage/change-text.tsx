import { Trans } from '@lingui/react/macro';
import type { Change } from './changes.js';

/** One change of an idea in words; `who` made it, where that is known. */
export function ChangeText({ change, who }: { change: Change; who: string | undefined }) {
  switch (change.kind) {
    case 'STATUS': {
      const { name } = change;
      return who === undefined ? (
        <Trans>Someone moved it to {name}.</Trans>
      ) : (
        <Trans>
          {who} moved it to {name}.
        </Trans>
      );
    }
    case 'ANSWERED':
      return who === undefined ? <Trans>Someone answered it.</Trans> : <Trans>{who} answered it.</Trans>;
    case 'TEAM': {
      const { name } = change;
      return name === null ? (
        <Trans>No team has it any more.</Trans>
      ) : (
        <Trans>It was assigned to {name}.</Trans>
      );
    }
    case 'ASSIGNEE': {
      const { name } = change;
      return name === null ? (
        <Trans>It is no longer assigned to anybody.</Trans>
      ) : (
        <Trans>It was assigned to {name}.</Trans>
      );
    }
    case 'TAGS': {
      const tags = change.tags.map((tag) => `#${tag}`).join(', ');
      return tags ? <Trans>Its tags are now {tags}.</Trans> : <Trans>It has no tags any more.</Trans>;
    }
    case 'BOARD': {
      const { name } = change;
      return <Trans>It was moved to the board {name}.</Trans>;
    }
    case 'MERGED': {
      const { number, title } = change;
      return (
        <Trans>
          It was merged into “{title}” (#{number}).
        </Trans>
      );
    }
    case 'UNMERGED':
      return <Trans>It stands by itself again: the merge was undone.</Trans>;
    case 'ADOPTED': {
      const { title } = change;
      return <Trans>It was adopted: “{title}”.</Trans>;
    }
    case 'TEXT':
      return <Trans>Its author changed the text.</Trans>;
    default:
      return <Trans>Someone changed it.</Trans>;
  }
}
