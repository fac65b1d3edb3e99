namespace LettucePlug.Storage.Sqlite;

/// <summary>Keeps the greatest of the hits it is offered, below where the page before ended.</summary>
internal sealed class TopHits(int capacity, SearchHit? end)
{
    private readonly SortedSet<SearchHit> _hits = [];

    /// <returns>Whether it is among the greatest so far.</returns>
    public bool Offer(SearchHit hit)
    {
        if (end is not null && hit.CompareTo(end) >= 0)
        {
            return false;
        }

        if (_hits.Count == capacity && hit.CompareTo(_hits.Min) <= 0)
        {
            return false;
        }

        if (_hits.Add(hit) && _hits.Count > capacity)
        {
            _hits.Remove(_hits.Min!);
        }

        return true;
    }

    /// <summary>Whether documents of which the least sort key is this can be on the page.</summary>
    public bool MayTake(byte[] least) => end is null || least.AsSpan().SequenceCompareTo(end.Sort) <= 0;

    /// <summary>Whether no document with at most this sort key can be on the page any more.</summary>
    public bool IsSettledAbove(byte[] greatest) =>
        _hits.Count == capacity && _hits.Min!.Sort.AsSpan().SequenceCompareTo(greatest) > 0;

    public IEnumerable<SearchHit> InOrder() => _hits.Reverse();
}
