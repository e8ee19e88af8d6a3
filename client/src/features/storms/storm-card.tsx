import { Plural } from '@lingui/react/macro';
import { Link } from 'react-router';
import { readFragment } from '../../graphql/graphql.js';
import { Avatar } from '../../ui/avatar.js';
import { StormCardFields, stormPath, type StormCardRef } from './storm-facts.js';
import { StormStateChip } from './storm-state.js';
import { StormWhen } from './storm-when.js';

/** A storm session in a list of such: the whole card leads to its page. */
export function StormCard({ storm: ref }: { storm: StormCardRef }) {
  const storm = readFragment(StormCardFields, ref);
  const { host, board } = storm;
  return (
    <li className="storm-card" data-state={storm.state}>
      <div className="storm-card-head">
        <StormStateChip state={storm.state} />
        <StormWhen storm={storm} />
      </div>
      <h3>
        <Link to={stormPath(storm)}>{storm.title}</Link>
      </h3>
      <p className="storm-card-people">
        <Avatar name={host.displayName} handle={host.handle} url={host.avatarUrl} />
        <span>
          {host.displayName} · {board.name}
        </span>
        {storm.state !== 'UPCOMING' && (
          <span>
            <Plural value={storm.ideaCount} _0="no ideas yet" one="# idea" other="# ideas" />
          </span>
        )}
      </p>
    </li>
  );
}

/** Shaped like the cards that come. */
export function StormCardSkeletons({ count }: { count: number }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <li className="storm-card" key={index} aria-hidden="true">
          <span className="skeleton" />
          <span className="skeleton" />
          <span className="skeleton" />
        </li>
      ))}
    </>
  );
}
