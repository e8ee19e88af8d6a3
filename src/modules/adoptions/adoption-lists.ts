import { Injectable } from '@nestjs/common';
import type { BatchLoader } from '../../common/graphql/batch-loader.js';
import type { ConnectionType } from '../../common/graphql/connection.model.js';
import { scopeHash } from '../../common/graphql/cursor.js';
import { pageRequest, toConnection, type PageArgs } from '../../common/graphql/page.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import type { IdeaModel } from '../ideas/idea.model.js';
import { IdeasLoader } from '../ideas/ideas.loader.js';
import type { MemberModel } from '../members/member.model.js';
import { MembersLoader } from '../members/members.loader.js';
import {
  AdoptionContributorsLoader,
  AdoptionIdeasLoader,
  AdoptionUpdateKeysLoader,
  type KeyedId,
} from './adoption-keys.loader.js';
import type { AdoptionModel } from './adoption.model.js';
import type { AdoptionUpdateModel } from './adoption-update.model.js';
import { AdoptionUpdatesLoader } from './adoption-updates.loader.js';

/** The lists within an adoption; those of a whole page of adoptions cost two statements each. */
@Injectable()
export class AdoptionLists {
  constructor(
    private readonly ideaKeys: AdoptionIdeasLoader,
    private readonly contributorKeys: AdoptionContributorsLoader,
    private readonly updateKeys: AdoptionUpdateKeysLoader,
    private readonly ideaRows: IdeasLoader,
    private readonly memberRows: MembersLoader,
    private readonly updateRows: AdoptionUpdatesLoader,
  ) {}

  /** Most points first. @throws BAD_USER_INPUT as every page */
  ideas(context: RequestContext, of: AdoptionModel, args: PageArgs): Promise<ConnectionType<IdeaModel>> {
    return page(context, ['adoption ideas', of.adoptionId], args, this.ideaKeys, this.ideaRows);
  }

  /** Authors of ideas first. @throws BAD_USER_INPUT as every page */
  contributors(
    context: RequestContext,
    of: AdoptionModel,
    args: PageArgs,
  ): Promise<ConnectionType<MemberModel>> {
    return page(context, ['contributors', of.adoptionId], args, this.contributorKeys, this.memberRows);
  }

  /** Latest first. @throws BAD_USER_INPUT as every page */
  updates(
    context: RequestContext,
    of: AdoptionModel,
    args: PageArgs,
  ): Promise<ConnectionType<AdoptionUpdateModel>> {
    return page(context, ['updates', of.adoptionId], args, this.updateKeys, this.updateRows);
  }

  /** After a mutation, nothing read before it counts. */
  forget(context: RequestContext): void {
    for (const loader of [this.ideaKeys, this.contributorKeys, this.updateKeys, this.ideaRows])
      loader.forgetAll(context);
  }
}

async function page<T>(
  context: RequestContext,
  [list, adoptionId]: [string, number],
  args: PageArgs,
  keys: BatchLoader<KeyedId[]>,
  rows: BatchLoader<T>,
): Promise<ConnectionType<T>> {
  const keyset = { scope: scopeHash([list, adoptionId]), types: ['number', 'number'] as const };
  const request = pageRequest(args, keyset);
  const all = (await keys.load(context, adoptionId)) ?? [];
  const [key = -Infinity, id = -Infinity] = (request.from ?? []).map(Number);
  const rest = request.from ? all.filter((row) => row.key > key || (row.key === key && row.id > id)) : all;
  const wanted = rest.slice(0, request.size + 1);
  const nodes = await Promise.all(wanted.map((row) => rows.load(context, row.id)));
  const found = wanted.flatMap((row, i) => {
    const node = nodes[i];
    return node === null || node === undefined ? [] : [{ row, node }];
  });
  const connection = toConnection<(typeof found)[number], T>(
    found,
    request,
    keyset,
    ({ row }) => [row.key, row.id],
    ({ node }) => node,
  );
  return { ...connection, totalCount: all.length };
}
