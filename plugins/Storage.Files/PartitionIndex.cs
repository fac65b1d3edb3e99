namespace LettucePlug.Storage.Files;

/// <summary>The documents of a partition in the order of their sort keys.</summary>
internal sealed class PartitionIndex
{
    private readonly List<IndexEntry> _entries;
    private readonly Dictionary<string, IndexEntry> _byId;

    public PartitionIndex(IEnumerable<IndexEntry> entries)
    {
        _byId = entries.ToDictionary(entry => entry.Id);
        _entries = [.. _byId.Values.Order()];
    }

    public IReadOnlyList<IndexEntry> Entries => _entries;

    public void Set(IndexEntry entry)
    {
        Remove(entry.Id);
        _byId.Add(entry.Id, entry);
        _entries.Insert(Position(entry), entry);
    }

    public void Remove(string id)
    {
        if (_byId.Remove(id, out var entry))
        {
            _entries.RemoveAt(Position(entry));
        }
    }

    /// <summary>How many entries come before a place, which need not be taken.</summary>
    public int Position(IndexEntry place)
    {
        var position = _entries.BinarySearch(place);
        return position < 0 ? ~position : position;
    }
}
