/**
 * Counts one call on several limits, or on none. KEYS: one per limit. ARGV: request id, lease ms of a concurrency slot,
 * then per limit: "window" | "slots", limit, cost, bucket width ms, buckets. Answers {denied index or 0, retry ms,
 * bucket, used…}. Redis's own clock is used, so the gateways' clocks need not agree.
 */
export const ADMIT_SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local request, lease = ARGV[1], tonumber(ARGV[2])
local used, resets, denied, retry = {}, {}, 0, 0
for i, key in ipairs(KEYS) do
  local at = 3 + (i - 1) * 5
  local kind, limit, cost = ARGV[at], tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local width, buckets = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
  if kind == 'slots' then
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
    used[i] = redis.call('ZCARD', key)
    resets[i] = 0
    if used[i] + cost > limit and denied == 0 then denied, retry = i, 1000 end
  else
    local oldest = math.floor(now / width) - buckets
    local sum, live, stale = 0, {}, {}
    local all = redis.call('HGETALL', key)
    for j = 1, #all, 2 do
      local bucket, count = tonumber(all[j]), tonumber(all[j + 1])
      if bucket < oldest then stale[#stale + 1] = all[j]
      else
        sum = sum + count
        live[#live + 1] = { bucket, count }
      end
    end
    if #stale > 0 then redis.call('HDEL', key, unpack(stale)) end
    table.sort(live, function(a, b) return a[1] < b[1] end)
    used[i] = sum
    resets[i] = #live > 0 and (live[#live][1] + buckets + 1) * width - now or 0
    if sum + cost > limit and denied == 0 then
      denied, retry = i, (buckets + 1) * width
      local freed = 0
      for _, entry in ipairs(live) do
        freed = freed + entry[2]
        if freed >= sum + cost - limit then
          retry = (entry[1] + buckets + 1) * width - now
          break
        end
      end
    end
  end
end
if denied == 0 then
  for i, key in ipairs(KEYS) do
    local at = 3 + (i - 1) * 5
    local kind, cost = ARGV[at], tonumber(ARGV[at + 2])
    local width, buckets = tonumber(ARGV[at + 3]), tonumber(ARGV[at + 4])
    if kind == 'slots' then
      redis.call('ZADD', key, now + lease, request)
      redis.call('PEXPIRE', key, lease)
    else
      redis.call('HINCRBY', key, math.floor(now / width), cost)
      redis.call('PEXPIRE', key, (buckets + 2) * width)
      resets[i] = (buckets + 1) * width
    end
    used[i] = used[i] + cost
  end
end
local answer = { denied, retry, now }
for i = 1, #KEYS do
  answer[#answer + 1] = used[i]
  answer[#answer + 1] = resets[i]
end
return answer
`;

/** Corrects the tokens of a settled call in the bucket where they were counted, if it is still there. KEYS[1]; ARGV: bucket, delta. */
export const CORRECT_SCRIPT = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then redis.call('HINCRBY', KEYS[1], ARGV[1], ARGV[2]) end
return 0
`;
