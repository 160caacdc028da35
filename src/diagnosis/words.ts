/** Grammar: says nothing of a cause. */
const GRAMMAR = new Set(
  `about above after again against all almost already also although always and another any anymore are around because been
before began being below between both but can cannot cause caused causes causing could currently did does doing done due during
each either enough even ever every few first for from further gave get gets give given gives got had has have having hence here
how however immediately instead into its itself just keep keeps last later least led less likely made make makes many may might
more most much must near nearly never new next not nothing now null off often old once one only onto other others out over own
per possibly probably rather reason result results same second seen several shall should shown shows since some soon still such
take taken than that the their them then there therefore these they third this those though three through thus too took toward
two under until upon use used uses using very via was well went were what when where whether which while who whole why will with
within without would yet you your`.split(/\s+/),
);

/** What ails hosts in general: any system's lines may say so. A remedy or a product is never one of these. */
const GENERAL = new Set(
  `able access account active amount answer answers application available bad because boot busy bytes capacity check clients
client command condition config configuration connect connection connections consumed consumes consuming count cpu crash
crashed crashes cron daemon data dead debug degraded denied depend dependency detected device directory disk dropped dying
empty end ended ends error errors event exceeded exhausted exhaustion exist exists exit exited expire expired expires fail
failed failing fails failure failures fault file files filesystem filled filling filter find folder found free full group grew
grow growing grown handle handles hang hanging high higher host hosts hour hours idle inactive inode inodes input interface
issue job jobs kernel kill killed killer kills kilobytes label large leak level limit limits line link lines list listen listens
load local lock log logged logging logs long longer lost low machine main memory message messages minute minutes missing mode
mount mounted network nearly none number offline open opened operation out output overload overloaded owner packet packets
page partition path pending percent permission physical port ports pressure present problem process processes processor program
queue quota ran rate reach reached reaches read reads ready received refused refuses reject rejected remaining remote repeated
report request requests resource resources respond response responds restart restarted restarts retry return returned rise
root run running runs saturated saturation second seconds sector sectors see send serve server servers service services set
short show size slow small socket sockets space start started starting starts state status step stop stopped stops storage
stuck swap symptom system systemd table task tasks thread threads time timed timeout times too total traffic tries trouble type
unable unavailable unit units unknown unreachable unresponsive unused up usage use user users utilisation utilization value
volume wait waited waiting waits want warning write writes writing written wrong zero`.split(/\s+/),
);

const WORD = /[\p{L}\p{N}][\p{L}\p{N}_.@+-]*/gu;
const ENDING = /(?:ings?|ed|es|s|ers?|ly|ions?|ments?)$/;
const LEAST_STEM = 4;
const LEAST_CHARS = 3;

/** "checkout-api.service" and its like, whole. */
export function tokensOf(text: string): readonly string[] {
  return (text.toLowerCase().match(WORD) ?? []).map((token) => token.replace(/[.@+_-]+$/, ''));
}

/** "checkout", "api", "service". */
export function partsOf(token: string): readonly string[] {
  return token.split(/[^\p{L}\p{N}]+/u);
}

/** "downgrad" for downgrade, downgraded and downgrading. */
export function stemOfWord(word: string): string {
  const stem = word.replace(ENDING, '');
  return (stem.length >= LEAST_STEM ? stem : word).replace(/e$/, '');
}

const stemsOf = (words: ReadonlySet<string>): ReadonlySet<string> => new Set([...words].map(stemOfWord));
const GRAMMAR_STEMS = stemsOf(GRAMMAR);
const GENERAL_STEMS = stemsOf(GENERAL);

/** A word that says something, if only in general: neither grammar nor a plain number. */
export function isTelling(word: string): boolean {
  if (word.length < LEAST_CHARS || /^\d+$/.test(word)) return false;
  return !GRAMMAR.has(word) && !GRAMMAR_STEMS.has(stemOfWord(word));
}

/** A word that stands for something of its own, such as a product, a remedy or a name. */
export function isSpecial(word: string): boolean {
  return isTelling(word) && !GENERAL.has(word) && !GENERAL_STEMS.has(stemOfWord(word));
}
