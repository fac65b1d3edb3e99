using System.Security.Cryptography;
using System.Text;

namespace LettucePlug.Sdk.Testing;

public static partial class StorageConformance
{
    private static IEnumerable<StorageRule> BlobRules =>
    [
        new("A blob comes back under the SHA-256 of its bytes", async rig =>
        {
            foreach (var length in new[] { 0, 1, 65_535, 1_000_003 })
            {
                var bytes = Bytes(length);
                var blob = await rig.StoreAsync(bytes);
                rig.Equal(Sha256(bytes), blob.Sha256, "the name");
                rig.Equal(length, blob.Length, "the length");
                rig.Equal(StorageRig.Now, blob.StoredAt, "the time");
                rig.Equal(blob, await rig.Blobs.GetInfoAsync(blob.Sha256, rig.Cancellation), "the facts");
                rig.Holds((await rig.ReadAsync(blob.Sha256))!.AsSpan().SequenceEqual(bytes), "other bytes.");
            }
        }),
        new("The same bytes are stored once", async rig =>
        {
            var first = await rig.StoreAsync(Bytes(1_000));
            var second = await rig.StoreAsync(Bytes(1_000));
            rig.Equal(first.Sha256, second.Sha256, "the name");
            rig.Equal(1, (await rig.ListAsync()).Count, "the number of blobs");
        }),
        new("An unknown blob is absent", async rig =>
        {
            var name = Sha256([]);
            rig.Equal(null, await rig.ReadAsync(name), "its bytes");
            rig.Equal(null, await rig.Blobs.GetInfoAsync(name, rig.Cancellation), "its facts");
            rig.Equal(false, await rig.Blobs.DeleteAsync(name, rig.Cancellation), "whether it was deleted");
        }),
        new("A blob name that is no SHA-256 is refused", async rig =>
        {
            var good = Sha256([]);
            string[] bad =
                ["", "abc", good.ToUpperInvariant(), good + "0", good[1..] + "g", "../" + good[3..], good[..63] + "/"];
            foreach (var name in bad)
            {
                await rig.RefusedAsync(() => rig.ReadAsync(name), $"opening '{name}'");
                await rig.RefusedAsync(() => rig.Blobs.GetInfoAsync(name, rig.Cancellation).AsTask(), $"asking '{name}'");
                await rig.RefusedAsync(() => rig.Blobs.DeleteAsync(name, rig.Cancellation).AsTask(), $"deleting '{name}'");
            }
        }),
        new("A deleted blob is gone, but not for those who are reading it", async rig =>
        {
            var bytes = Bytes(300_000);
            var blob = await rig.StoreAsync(bytes);
            using (var stream = await rig.Blobs.OpenAsync(blob.Sha256, rig.Cancellation))
            {
                rig.Equal(true, await rig.Blobs.DeleteAsync(blob.Sha256, rig.Cancellation), "whether it was deleted");
                rig.Equal(null, await rig.Blobs.GetInfoAsync(blob.Sha256, rig.Cancellation), "its facts");
                using var copy = new MemoryStream();
                await stream!.CopyToAsync(copy, rig.Cancellation);
                rig.Holds(copy.ToArray().AsSpan().SequenceEqual(bytes), "other bytes.");
            }

            await rig.StoreAsync(bytes);
            rig.Holds((await rig.ReadAsync(blob.Sha256))!.AsSpan().SequenceEqual(bytes), "other bytes after storing again.");
        }),
        new("The listing holds every blob once", async rig =>
        {
            rig.Equal(0, (await rig.ListAsync()).Count, "the number of blobs in a new store");
            var names = new List<string>();
            for (var i = 0; i < 20; i++)
            {
                names.Add((await rig.StoreAsync(Encoding.ASCII.GetBytes($"blob {i}"))).Sha256);
            }

            var listed = await rig.ListAsync();
            rig.Same(names.Order(), listed.Select(blob => blob.Sha256).Order(), "the listing");
            rig.Holds(listed.All(blob => blob.Length is 6 or 7), "a blob with a wrong length.");
        }),
        new("A store with local blobs says where they are", async rig =>
        {
            if (rig.Blobs is not ILocalBlobs local)
            {
                return;
            }

            var bytes = Bytes(1_000);
            var blob = await rig.StoreAsync(bytes);
            var path = local.GetPath(blob.Sha256);
            rig.Holds(Path.IsPathFullyQualified(path), $"the path '{path}'.");
            rig.Holds((await File.ReadAllBytesAsync(path, rig.Cancellation)).AsSpan().SequenceEqual(bytes), "other bytes.");
            rig.Holds(Path.IsPathFullyQualified(local.GetPath(Sha256([]))), "no path for a blob that is absent.");
            await rig.RefusedAsync(() => Task.Run(() => local.GetPath("../x")), "the path of '../x'");
        }),
    ];

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)((i * 31) + (i >> 8));
        }

        return bytes;
    }

    private static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
