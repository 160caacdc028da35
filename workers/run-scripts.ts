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

/** KEYS quotas. ARGV now, member, then limit and window of each. Answers which quota is full (0: none, and one of each is taken)
 * and how long it stays so. A member that has taken already takes nothing more. */
export const TAKE = `
local now = tonumber(ARGV[1])
for i, key in ipairs(KEYS) do
  local limit = tonumber(ARGV[1 + 2 * i])
  local window = tonumber(ARGV[2 + 2 * i])
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
  local count = redis.call('ZCARD', key)
  if count >= limit and not redis.call('ZSCORE', key, ARGV[2]) then
    local first = redis.call('ZRANGE', key, count - limit, count - limit, 'WITHSCORES')
    return { i, tonumber(first[2]) + window - now }
  end
end
for i, key in ipairs(KEYS) do
  if not redis.call('ZSCORE', key, ARGV[2]) then redis.call('ZADD', key, now, ARGV[2]) end
  redis.call('PEXPIRE', key, ARGV[2 + 2 * i])
end
return { 0, 0 }`;

/** KEYS run. ARGV field, value. A run that is forgotten is not made again. */
export const PUT = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1`;
