using LettucePlug.Sdk;

namespace LettucePlug.Storage.Files;

internal sealed partial class FilesDocuments
{
    public async ValueTask<IReadOnlyList<long>> WriteAsync(
        IReadOnlyList<DocumentWrite> writes,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var call = _lifetime.Enter();
        StorageRules.CheckWrites(writes);
        foreach (var put in writes.OfType<PutDocument>())
        {
            DocumentFile.CheckJson(put);
        }

        if (writes.Count == 0)
        {
            return [];
        }

        return await LockedAsync(
            writing: true,
            () => Write(writes, cancellationToken),
            "The documents could not be written",
            cancellationToken).ConfigureAwait(false);
    }

    private long[] Write(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        var versions = new long[writes.Count];
        var steps = new List<JournalStep>();
        var dropped = new HashSet<(string, string)>();
        for (var i = 0; i < versions.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = (writes[i].Collection, writes[i].Partition);
            if (writes[i] is DeletePartition)
            {
                dropped.Add(name);
            }

            if (Plan(writes[i], dropped.Contains(name), out versions[i]) is { } step)
            {
                steps.Add(step with { Aside = $"{i}" });
            }
        }

        var partitions = writes.Select(write => (write.Collection, write.Partition)).Distinct().ToList();
        foreach (var put in writes.OfType<PutDocument>().DistinctBy(put => (put.Collection, put.Partition)))
        {
            _layout.MakePartition(put.Collection, put.Partition);
        }

        cancellationToken.ThrowIfCancellationRequested();

        // Told before it happens: a process that dies in between has then only made the others look once in vain.
        _cache.Announce(partitions);
        try
        {
            if (steps.Count > 0)
            {
                _journal.Execute(steps);
            }

            Remember(writes);
        }
        catch
        {
            partitions.ForEach(partition => _cache.Forget(partition.Collection, partition.Partition));
            throw;
        }

        return versions;
    }

    private JournalStep? Plan(DocumentWrite write, bool isDropped, out long version)
    {
        version = 0;
        switch (write)
        {
            case PutDocument put:
                version = CheckVersion(put, put.Id, put.ExpectedVersion, isDropped) + 1;
                return new JournalStep
                {
                    Kind = JournalStep.Put,
                    Path = Relative(_layout.Document(put.Collection, put.Partition, put.Id)),
                    Content = new DocumentFile
                    {
                        Version = version,
                        SortKey = put.SortKey,
                        Id = FileNames.IsShortened(FileNames.Encode(put.Id)) ? put.Id : null,
                        SearchText = put.SearchText,
                        Json = put.Json,
                    }.ToBytes(),
                };
            case DeleteDocument delete:
                return CheckVersion(delete, delete.Id, delete.ExpectedVersion, isDropped) == 0
                    ? null
                    : new JournalStep
                    {
                        Kind = JournalStep.Delete,
                        Path = Relative(_layout.Document(delete.Collection, delete.Partition, delete.Id)),
                    };
            default:
                return new JournalStep
                {
                    Kind = JournalStep.Drop,
                    Path = Relative(_layout.Partition(write.Collection, write.Partition)),
                };
        }
    }

    private long CheckVersion(DocumentWrite write, string id, long? expected, bool isDropped)
    {
        var actual = isDropped ? 0 : ReadFile(write.Collection, write.Partition, id)?.Version ?? 0;
        if (expected is not null && expected != actual)
        {
            throw new StorageException(
                StorageFailure.Conflict,
                $"The document '{write.Collection}/{write.Partition}/{id}' has version {actual}, not {expected}: " +
                "somebody else has written it.");
        }

        return actual;
    }

    private void Remember(IReadOnlyList<DocumentWrite> writes)
    {
        foreach (var write in writes)
        {
            var index = _cache.Peek(write.Collection, write.Partition);
            switch (write)
            {
                case PutDocument put:
                    index?.Set(new IndexEntry(put.SortKey, put.Id));
                    break;
                case DeleteDocument delete:
                    index?.Remove(delete.Id);
                    break;
                default:
                    _cache.Forget(write.Collection, write.Partition);
                    break;
            }
        }
    }

    private string Relative(string path) => Path.GetRelativePath(_layout.Root, path);
}
