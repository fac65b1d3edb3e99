namespace LettucePlug.Storage.Sqlite;

/// <summary>A document that was found, with all that its place among the others depends on.</summary>
internal sealed record SearchHit(byte[] Sort, string Partition, string Id, long Key) : IComparable<SearchHit>
{
    public int CompareTo(SearchHit? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Sort.AsSpan().SequenceCompareTo(other.Sort);
        order = order != 0 ? order : string.CompareOrdinal(Partition, other.Partition);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
