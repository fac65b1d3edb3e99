namespace LettucePlug.Storage.Files;

/// <summary>
/// Remembers the order of the partitions that were used last, until somebody else writes to them. Used under the lock
/// of the store only.
/// </summary>
internal sealed class PartitionCache(ChangeRing changes, Func<string, string, PartitionIndex> load)
{
    /// <summary>All are forgotten when there are more, which is cheap enough to need no better rule.</summary>
    private const int Most = 256;

    private readonly Dictionary<(string Collection, string Partition), PartitionIndex> _indexes = [];
    private long _seen;

    public PartitionIndex Get(string collection, string partition)
    {
        Refresh();
        if (_indexes.TryGetValue((collection, partition), out var index))
        {
            return index;
        }

        if (_indexes.Count >= Most)
        {
            _indexes.Clear();
        }

        return _indexes[(collection, partition)] = load(collection, partition);
    }

    /// <summary>What is remembered of a partition that this process is about to write to.</summary>
    public PartitionIndex? Peek(string collection, string partition) =>
        _indexes.GetValueOrDefault((collection, partition));

    public void Forget(string collection, string partition) => _indexes.Remove((collection, partition));

    /// <summary>Gives up what others have written to. Called before this process writes, too.</summary>
    public void Refresh()
    {
        var (count, marks) = changes.Since(_seen);
        _seen = count;
        if (marks is null)
        {
            _indexes.Clear();
            return;
        }

        if (marks.Count > 0)
        {
            foreach (var name in _indexes.Keys.Where(name => marks.Contains(ChangeRing.Mark(name))).ToList())
            {
                _indexes.Remove(name);
            }
        }
    }

    /// <summary>Tells the others that these partitions change, without giving them up here.</summary>
    public void Announce(IReadOnlyCollection<(string Collection, string Partition)> partitions)
    {
        Refresh();
        changes.Add(partitions);
        _seen += partitions.Count;
    }
}
