import { Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { ViewerModel } from '../members/viewer.model.js';
import { OwnSessions } from './own-sessions.js';
import { EndSessionInput, EndSessionPayload, SessionModel } from './session.model.js';

/** Where the viewer is signed in. */
@Resolver(() => ViewerModel)
export class ViewerSessionsResolver {
  constructor(private readonly sessions: OwnSessions) {}

  @ResolveField('sessions', () => [SessionModel], {
    description: 'Where one is signed in, newest use first; at most 100.',
  })
  list(@Ctx() context: RequestContext): Promise<SessionModel[]> {
    return this.sessions.list(context);
  }

  @Mutation(() => EndSessionPayload, {
    nullable: true,
    description:
      'Signs one’s own account out somewhere, or here; pages open there stop hearing what is live.',
  })
  async endSession(
    @Ctx() context: RequestContext,
    @Input(EndSessionInput) input: EndSessionInput,
  ): Promise<Partial<EndSessionPayload>> {
    return { endedId: await this.sessions.end(context, input.id) };
  }
}
