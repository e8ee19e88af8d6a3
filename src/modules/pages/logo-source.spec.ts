import { describe, expect, it } from '@jest/globals';
import { withLogoSource } from './logo-source.js';

const POLICY = "default-src 'none';img-src 'self' data:;form-action 'self'";
const OWN = 'https://ideas.example';

describe('the policy of a page with a logo', () => {
  it('lets in pictures of the logo’s origin alone', () => {
    expect(withLogoSource(POLICY, 'https://cdn.example:8443/a/logo.png?x=1', OWN)).toBe(
      "default-src 'none';img-src https://cdn.example:8443 'self' data:;form-action 'self'",
    );
  });

  it('is as ever without one, and for one of this site', () => {
    expect(withLogoSource(POLICY, null, OWN)).toBe(POLICY);
    expect(withLogoSource(POLICY, `${OWN}/attachments/logo.png`, OWN)).toBe(POLICY);
  });

  it('takes no address for a directive of its own', () => {
    expect(withLogoSource(POLICY, 'https://a.example;script-src/logo.png', OWN)).toBe(POLICY);
    expect(withLogoSource(POLICY, "https://a,'unsafe-inline'/logo.png", OWN)).toBe(POLICY);
  });
});
