import { ask, type Answer } from './graphql.js';
import type { TestApp } from './app.js';

const SESSION_FIELDS =
  'viewer { email emailVerified locale hasPassword mayResetPassword member { id handle displayName role } } userErrors { code field message }';

let networks = 0;

/** A browser with its cookies, in a network of its own: tests of one suite share no throttle. The server must trust one proxy. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly ip: string;

  constructor(
    private readonly world: TestApp,
    readonly language = 'en',
    ip?: string,
  ) {
    networks++;
    this.ip = ip ?? `10.0.${Math.floor(networks / 250)}.${(networks % 250) + 1}`;
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects
  async ask<T = any>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const answer = await ask<T>(this.world, query, variables, {
      ...(this.cookies.size > 0 ? { cookie: this.cookieHeader } : {}),
      headers: { 'accept-language': this.language, 'x-forwarded-for': this.ip, ...headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  signUp(input: {
    email: string;
    password: string;
    displayName: string;
    via?: string | null;
    website?: string;
  }) {
    return this.ask(`mutation ($input: SignUpInput!) { signUp(input: $input) { ${SESSION_FIELDS} } }`, {
      input,
    });
  }
  verifyEmail(token: string) {
    return this.ask(
      `mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { ${SESSION_FIELDS} } }`,
      { input: { token } },
    );
  }
  signIn(email: string, password: string) {
    return this.ask(`mutation ($input: SignInInput!) { signIn(input: $input) { ${SESSION_FIELDS} } }`, {
      input: { email, password },
    });
  }
  signOut() {
    return this.ask('mutation { signOut { signedOut userErrors { code } } }');
  }
  requestSignInLink(email: string) {
    return this.ask(
      'mutation ($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent userErrors { code field } } }',
      { input: { email } },
    );
  }
  redeemSignInLink(token: string) {
    return this.ask(
      `mutation ($input: RedeemSignInLinkInput!) { redeemSignInLink(input: $input) { ${SESSION_FIELDS} } }`,
      {
        input: { token },
      },
    );
  }
  setPassword(input: { currentPassword?: string | null; password: string }) {
    return this.ask(
      `mutation ($input: SetPasswordInput!) { setPassword(input: $input) { ${SESSION_FIELDS} } }`,
      { input },
    );
  }
  completeSetup(input: { token: string; email: string; password: string; displayName: string }) {
    return this.ask(
      `mutation ($input: CompleteSetupInput!) { completeSetup(input: $input) { ${SESSION_FIELDS} } }`,
      { input },
    );
  }
  /** Null when signed out. */
  async whoAmI(): Promise<string | null> {
    const { data } = await this.ask<{ viewer: { email: string } | null }>('{ viewer { email } }');
    return data.viewer?.email ?? null;
  }
}

export const tokenIn = (link: string | undefined): string =>
  new URL(link ?? 'about:blank').searchParams.get('token') ?? '';
