using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LettucePlug.Storage.Files;

/// <summary>
/// A small file that tells the processes of a store which partitions the others have written to: a count of all writes
/// and the partitions of the last 1,024. Read and written under the lock of the store only.
/// </summary>
internal sealed class ChangeRing(string path)
{
    private const int Slots = 1024;
    private const int SlotBytes = 8;

    /// <summary>Makes every process that looks next give up all it remembers.</summary>
    public void ForgetAll() => Append(count => count + Slots + 1, []);

    public void Add(IEnumerable<(string Collection, string Partition)> partitions)
    {
        var marks = partitions.Select(Mark).ToList();
        Append(count => count + marks.Count, marks);
    }

    /// <summary>What has changed since a count that was returned before.</summary>
    /// <returns>The count now, and the marks of the changed partitions; null where there were too many.</returns>
    public (long Count, IReadOnlySet<long>? Marks) Since(long seen)
    {
        if (!File.Exists(path))
        {
            return (0, seen == 0 ? new HashSet<long>() : null);
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> number = stackalloc byte[SlotBytes];
        RandomAccess.Read(file, number, 0);
        var count = BinaryPrimitives.ReadInt64LittleEndian(number);
        if (count - seen is < 0 or > Slots)
        {
            return (count, null);
        }

        var marks = new HashSet<long>();
        for (var at = seen; at < count; at++)
        {
            RandomAccess.Read(file, number, Position(at));
            marks.Add(BinaryPrimitives.ReadInt64LittleEndian(number));
        }

        return (count, marks);
    }

    public static long Mark((string Collection, string Partition) name) => BinaryPrimitives.ReadInt64LittleEndian(
        SHA256.HashData(Encoding.ASCII.GetBytes($"{name.Collection}/{name.Partition}")));

    private void Append(Func<long, long> next, List<long> marks)
    {
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        Span<byte> number = stackalloc byte[SlotBytes];
        RandomAccess.Read(file, number, 0);
        var count = BinaryPrimitives.ReadInt64LittleEndian(number);
        for (var i = 0; i < marks.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, marks[i]);
            RandomAccess.Write(file, number, Position(count + i));
        }

        BinaryPrimitives.WriteInt64LittleEndian(number, next(count));
        RandomAccess.Write(file, number, 0);
    }

    private static long Position(long count) => SlotBytes + (count % Slots * SlotBytes);
}
