import { Injectable } from '@nestjs/common';
import { decodeIdOf } from '../../common/graphql/node-id.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { AdoptionLists } from './adoption-lists.js';
import type { AdoptionModel } from './adoption.model.js';
import type { AdoptionUpdateModel } from './adoption-update.model.js';
import { AdoptionUpdatesLoader } from './adoption-updates.loader.js';
import { AdoptionsLoader } from './adoptions.loader.js';
import { IdeaAdoptionsLoader } from './idea-adoptions.loader.js';
import { SupporterCountsLoader } from './supporter-counts.loader.js';

/** One adoption, as it stands or as a mutation of this request has left it. */
@Injectable()
export class ReadAdoption {
  constructor(
    private readonly adoptions: AdoptionsLoader,
    private readonly updates: AdoptionUpdatesLoader,
    private readonly lists: AdoptionLists,
    private readonly ideaAdoptions: IdeaAdoptionsLoader,
    private readonly supporters: SupporterCountsLoader,
  ) {}

  /** @throws BAD_USER_INPUT for a malformed id */
  async byId(context: RequestContext, id: string): Promise<AdoptionModel | null> {
    const number = decodeIdOf('Adoption', id);
    return number === null ? null : this.adoptions.load(context, number);
  }

  reload(context: RequestContext, id: number): Promise<AdoptionModel | null> {
    this.forget(context);
    return this.adoptions.load(context, id);
  }

  reloadUpdate(context: RequestContext, id: number): Promise<AdoptionUpdateModel | null> {
    this.forget(context);
    return this.updates.load(context, id);
  }

  private forget(context: RequestContext): void {
    this.lists.forget(context);
    for (const loader of [this.adoptions, this.updates, this.ideaAdoptions, this.supporters])
      loader.forgetAll(context);
  }
}
