namespace LettucePlug.Storage.Files;

/// <summary>The place of a document within its partition. An empty id stands before all documents of a sort key.</summary>
internal sealed record IndexEntry(string SortKey, string Id) : IComparable<IndexEntry>
{
    public int CompareTo(IndexEntry? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = string.CompareOrdinal(SortKey, other.SortKey);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
