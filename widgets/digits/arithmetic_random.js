/**
 * numpy.random.default_rng(seed): the same numbers for the same seed, so that a run here is the run in Python.
 * SeedSequence and PCG64 (O'Neill, "PCG: a family of simple fast space-efficient statistically good
 * algorithms for random number generation", 2014), as NumPy has them.
 */

const MASK_32 = 0xffffffffn, MASK_64 = (1n << 64n) - 1n, MASK_128 = (1n << 128n) - 1n;
const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/** Four words of 64 bits from one seed of at most 32 bits. */
function seed_sequence(seed) {
  const pool = new Uint32Array(4);
  let hash_by = 0x43b0d7e5;
  const hashed = (value) => {
    value = (value ^ hash_by) >>> 0;
    hash_by = Math.imul(hash_by, 0x931e8875) >>> 0;
    value = Math.imul(value, hash_by);
    return (value ^ (value >>> 16)) >>> 0;
  };
  const mixed = (x, y) => {
    const result = (Math.imul(x, 0xca01f9dd) - Math.imul(y, 0x4973f715)) >>> 0;
    return (result ^ (result >>> 16)) >>> 0;
  };
  for (let k = 0; k < 4; k++) pool[k] = hashed(k ? 0 : seed);
  for (let from = 0; from < 4; from++) {
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mixed(pool[to], hashed(pool[from]));
  }
  hash_by = 0x8b51f9dd;
  const words = Array.from({ length: 8 }, (_, k) => {
    let value = pool[k % 4] ^ hash_by;
    hash_by = Math.imul(hash_by, 0x58f38ded) >>> 0;
    value = Math.imul(value, hash_by);
    return BigInt((value ^ (value >>> 16)) >>> 0);
  });
  return [0, 2, 4, 6].map((k) => words[k] | (words[k + 1] << 32n));
}

export function default_rng(seed) {
  const [high, low, high_stream, low_stream] = seed_sequence(seed);
  const increment = ((((high_stream << 64n) | low_stream) << 1n) | 1n) & MASK_128;
  const next = () => (state = (state * MULTIPLIER + increment) & MASK_128);
  let state = (increment + ((high << 64n) | low)) & MASK_128;
  next();
  let spare = null;

  function bits_64() {
    next();
    const folded = (state >> 64n) ^ (state & MASK_64), turn = state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & MASK_64;
  }

  function bits_32() {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const bits = bits_64();
    spare = bits >> 32n;
    return bits & MASK_32;
  }

  // A whole number from 0 to last: as many bits as that needs, until they fit.
  function up_to(last) {
    const mask = (1n << BigInt(32 - Math.clz32(last))) - 1n;
    let drawn;
    do drawn = Number(bits_32() & mask);
    while (drawn > last);
    return drawn;
  }

  return {
    bits_64,
    random: () => Number(bits_64() >> 11n) / 2 ** 53,
    permutation(n) {
      const order = Array.from({ length: n }, (_, k) => k);
      for (let k = n - 1; k > 0; k--) {
        const j = up_to(k);
        [order[k], order[j]] = [order[j], order[k]];
      }
      return order;
    },
  };
}
