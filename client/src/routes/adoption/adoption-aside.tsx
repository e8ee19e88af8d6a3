import { Plural, Trans } from '@lingui/react/macro';
import type { AdoptionOnPage } from '../../features/adoptions/adoption-facts.js';
import { Contributors } from '../../features/adoptions/contributors.js';
import { hostOf } from '../../features/adoptions/delivery-links.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/icon.js';

/** Who is behind it, who backs it, and where it can be seen. */
export function AdoptionAside({ adoption }: { adoption: AdoptionOnPage }) {
  const format = useFormat();
  const { contributors, links } = adoption;
  return (
    <aside className="adoption-aside">
      <section className="card">
        <h2>
          <Trans>Backed by</Trans>
        </h2>
        <dl className="adoption-numbers">
          <div>
            <dd>{format.number(adoption.supporterCount)}</dd>
            <dt>
              <Plural value={adoption.supporterCount} one="supporter" other="supporters" />
            </dt>
          </div>
          <div>
            <dd>{format.number(adoption.points)}</dd>
            <dt>
              <Plural value={adoption.points} one="point" other="points" />
            </dt>
          </div>
        </dl>
      </section>
      {contributors.totalCount > 0 && (
        <section className="card">
          <h2>
            <Trans>Thanks to</Trans>
          </h2>
          <Contributors people={contributors.nodes} totalCount={contributors.totalCount} />
        </section>
      )}
      {links.length > 0 && (
        <section className="card">
          <h2>
            <Trans>Links</Trans>
          </h2>
          <ul className="adoption-links">
            {links.map((link) => (
              <li key={link.url}>
                <a href={link.url} rel="noopener noreferrer nofollow">
                  <Icon name="link" />
                  <span>
                    {link.title}
                    <small>{hostOf(link.url)}</small>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
