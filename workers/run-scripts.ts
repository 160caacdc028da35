/** Lua that Redis runs in one piece, so no two processes see a run half changed.
 * States are stored as JSON, hence the quotes within the quotes. */

const APPEND = `
local function append(stream, event, id, maxLength, ttl, channel)
  redis.call('XADD', stream, 'MAXLEN', '~', maxLength, '*', 'event', event)
  redis.call('PEXPIRE', stream, ttl)
  redis.call('PUBLISH', channel, id)
end`;

const RANK = `
local rank = { ['"queued"'] = 0, ['"investigating"'] = 1, ['"diagnosing"'] = 2, ['"answering"'] = 3,
  ['"done"'] = 4, ['"joined"'] = 4, ['"failed"'] = 4 }`;

/** KEYS run, events, number of the ticket, index. ARGV id, maxLength, ttl, channel, event, request, score, oldest score, number's ttl.
 * Makes the record when there is none; a repeated call changes nothing. */
export const CREATE = `${APPEND}
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local number = redis.call('INCR', KEYS[3])
redis.call('PEXPIRE', KEYS[3], ARGV[9])
redis.call('HSET', KEYS[1], 'request', ARGV[6], 'number', number, 'state', '"queued"')
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('ZADD', KEYS[4], ARGV[7], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', ARGV[8])
append(KEYS[2], ARGV[5], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
return 1`;

/** KEYS run, events. ARGV id, maxLength, ttl, channel, event, state or '', then fields and values.
 * Answers 0 when there is no such run. A worker that lost its lock may write late: what would take a run back is dropped. */
export const UPDATE = `${APPEND}${RANK}
local before = redis.call('HGET', KEYS[1], 'state')
if not before then return 0 end
local state = ARGV[6]
if state ~= '' and state ~= before then
  if rank[state] < rank[before] or rank[before] == 4 then return 1 end
  append(KEYS[2], ARGV[5], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
end
for i = 7, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
return 1`;

/** KEYS events. ARGV id, maxLength, ttl, channel, event. */
export const ANNOUNCE = `${APPEND}
append(KEYS[1], ARGV[5], ARGV[1], ARGV[2], ARGV[3], ARGV[4])`;

/** KEYS claim. ARGV id, ttl, prefix of run keys. An owner that has ended, or is forgotten, is replaced. */
export const CLAIM = `${RANK}
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  local state = redis.call('HGET', ARGV[3] .. owner, 'state')
  if state and rank[state] < 4 then return owner end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]`;

/** KEYS claim. ARGV id. */
export const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** KEYS claim. ARGV id, ttl. */
export const RENEW = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`;

/** KEYS run. ARGV field, value. Answers 0 when there is no such run: one that has been forgotten must not come back without its end. */
export const SET_FIELD = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1`;

/** KEYS one sorted set for each quota. ARGV run, now, then for each the most and its time. Answers 0 when the run was counted, else
 * which quota is used up, from 1. A run that is counted already costs nothing. */
export const TAKE = `
local now = tonumber(ARGV[2])
for i, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - tonumber(ARGV[2 * i + 2]))
  if not redis.call('ZSCORE', key, ARGV[1]) and redis.call('ZCARD', key) >= tonumber(ARGV[2 * i + 1]) then return i end
end
for i, key in ipairs(KEYS) do
  if not redis.call('ZSCORE', key, ARGV[1]) then redis.call('ZADD', key, now, ARGV[1]) end
  redis.call('PEXPIRE', key, ARGV[2 * i + 2])
end
return 0`;

/** KEYS sightings. ARGV ticket, now, time kept, most. Answers with the other tickets and when, newest first, and adds this one. */
export const SEE = `
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2] - ARGV[3])
redis.call('ZREM', KEYS[1], ARGV[1])
local others = redis.call('ZREVRANGE', KEYS[1], 0, -1, 'WITHSCORES')
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return others`;
