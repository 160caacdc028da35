import { mayOfferType } from './algorithms.ts';
import { rsaBits } from './fingerprint.ts';
import type { MayOffer } from './identity.ts';
import { keyTypeOf } from './known-hosts.ts';
import type { Target } from './target.ts';

/** PubkeyAcceptedAlgorithms and RequiredRSASize hold for our own keys as well. */
export function mayOffer({ algorithms, trust }: Pick<Target, 'algorithms' | 'trust'>): MayOffer {
  return (publicKey) => {
    if (!mayOfferType(algorithms, keyTypeOf(publicKey) ?? '')) return 'is not among PubkeyAcceptedAlgorithms';
    return (rsaBits(publicKey) ?? Infinity) < trust.minRsaBits ? 'is smaller than RequiredRSASize' : undefined;
  };
}
