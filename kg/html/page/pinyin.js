// Names by sound: quanzong and qz both find 全总. Every reading of a character counts, so 重庆 is found as it is said.

const readings = (() => {
  const known = new Map();
  return (character) => {
    if (!known.has(character)) known.set(character, D.sounds[character] ? D.sounds[character].split(" ") : /[a-z0-9]/.test(character) ? [character] : []);
    return known.get(character);
  };
})();

// how many characters of a name, from `at` on, a query takes; 0 if it does not fit
function soundsLike(name, at, query, from = 0) {
  if (from === query.length) return at;
  if (at === name.length) return 0;
  for (const sound of readings(name[at])) {
    const rest = query.length - from;
    // a whole syllable, the part of one that was typed last, or an initial; the longest first
    let same = 0;
    while (same < sound.length && same < rest && sound[same] === query[from + same]) same++;
    if (!same) continue;
    if (same === rest) return at + 1;
    if (same === sound.length) {
      const found = soundsLike(name, at + 1, query, from + same);
      if (found) return found;
    }
    const initial = sound.length > 1 && "zcs".includes(sound[0]) && sound[1] === "h" && same >= 2 ? [2, 1] : [1];
    for (const length of initial) {
      if (length === sound.length) continue;
      const found = soundsLike(name, at + 1, query, from + length);
      if (found) return found;
    }
  }
  return 0;
}

// where a name sounds like a query: 2 at its start, 1 further on, 0 nowhere
function pinyinMatch(name, query) {
  for (let at = 0; at < name.length; at++) if (soundsLike(name, at, query)) return at === 0 ? 2 : 1;
  return 0;
}
