import { Mutation, Resolver } from '@nestjs/graphql';
import { Ctx } from '../../common/graphql/context.decorator.js';
import { Input } from '../../common/graphql/input.decorator.js';
import type { RequestContext } from '../../common/graphql/request-context.js';
import { DeleteAccountInput } from './account.inputs.js';
import { DeleteAccountPayload } from './account.payloads.js';
import { DeleteAccount } from './delete-account.js';

@Resolver()
export class AccountResolver {
  constructor(private readonly deletion: DeleteAccount) {}

  @Mutation(() => DeleteAccountPayload, {
    nullable: true,
    description:
      'Erases the person, for good: what they wrote stays under no name, and so do their votes unless they are taken back; all sessions end. What stands in texts of others goes within minutes. IN_USE for the last administrator.',
  })
  async deleteAccount(
    @Ctx() context: RequestContext,
    @Input(DeleteAccountInput) input: DeleteAccountInput,
  ): Promise<Partial<DeleteAccountPayload>> {
    return { deleted: await this.deletion.run(context, input) };
  }
}
