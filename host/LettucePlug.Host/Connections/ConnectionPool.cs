namespace LettucePlug.Host.Connections;

/// <summary>
/// Spreads the work of a model over the connections its user named, and over no others: the least loaded of those that
/// answer. One that does not is left alone for a while, longer each time, and asked again after that.
/// </summary>
internal sealed class ConnectionPool(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    /// <summary>Takes a place at a connection. Where all are left alone, at the one whose pause ends first.</summary>
    /// <param name="model">Whose connections to choose from.</param>
    /// <param name="openJobs">How many jobs each connection has, those of other processes included.</param>
    /// <param name="tried">Those that are out of the question.</param>
    /// <returns>The place, to be disposed when the work is over; null where none is left.</returns>
    public ConnectionLease? Lease(
        ConfiguredModel model, IReadOnlyDictionary<string, int> openJobs, IReadOnlySet<string> tried)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var chosen = model.Connections
                .Where(id => !tried.Contains(id))
                .Select((id, rank) => (id, rank, member: Of(id)))
                .OrderBy(one => one.member.Remaining(time, now))
                .ThenBy(one => Math.Max(one.member.Load, openJobs.GetValueOrDefault(one.id)))
                .ThenBy(one => one.rank)
                .Select(one => one.id)
                .FirstOrDefault();
            if (chosen is null)
            {
                return null;
            }

            Of(chosen).Load++;
            return new ConnectionLease(this, chosen);
        }
    }

    internal void Leave(string connection, bool? answered)
    {
        lock (_gate)
        {
            var member = Of(connection);
            member.Load--;
            if (answered is { } works)
            {
                member.Failures = works ? 0 : member.Failures + 1;
                member.FailedAt = time.GetTimestamp();
            }
        }
    }

    private Member Of(string id) => _members.TryGetValue(id, out var member) ? member : _members[id] = new Member();

    private sealed class Member
    {
        public int Load { get; set; }

        public int Failures { get; set; }

        public long FailedAt { get; set; }

        /// <summary>How much longer it is left alone.</summary>
        public TimeSpan Remaining(TimeProvider time, long now)
        {
            if (Failures == 0)
            {
                return TimeSpan.Zero;
            }

            var pause = FirstPause * Math.Pow(2, Math.Min(Failures - 1, 10));
            var left = (pause < LongestPause ? pause : LongestPause) - time.GetElapsedTime(FailedAt, now);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
