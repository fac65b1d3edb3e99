using System.Security.Cryptography;
using LettucePlug.Host.Storage;
using LettucePlug.Imaging;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Assets;

/// <summary>Holds everything the library says against what is there.</summary>
internal sealed class AssetVerifier(AssetLibrary library, Store store, IEnumerable<IAssetHolder> holders)
{
    public async ValueTask<VerifyReport> RunAsync(CancellationToken cancellationToken)
    {
        var blobs = new Dictionary<string, BlobInfo>(StringComparer.Ordinal);
        await foreach (var blob in store.ListBlobsAsync(cancellationToken))
        {
            blobs[blob.Sha256] = blob;
        }

        var assets = new Dictionary<string, AssetRecord>(StringComparer.Ordinal);
        foreach (var inTrash in new[] { false, true })
        {
            await foreach (var asset in library.ListAsync(new AssetFilter { InTrash = inTrash }, cancellationToken))
            {
                assets[asset.Id] = asset;
            }
        }

        List<VerifyFinding> problems = [];
        foreach (var same in assets.Values.GroupBy(asset => asset.Sha256))
        {
            // Asked for again, for an image that was stored after the blobs were listed.
            problems.AddRange(blobs.ContainsKey(same.Key) || await store.GetBlobInfoAsync(same.Key, cancellationToken) is not null
                ? await CompareAsync(same.Key, [.. same], cancellationToken)
                : same.Select(asset => new VerifyFinding
                {
                    Code = "asset-without-bytes",
                    Asset = asset.Id,
                    Sha256 = same.Key,
                    Message = $"The bytes of '{asset.Id}' are gone.",
                }));
        }

        problems.AddRange(await CompareUsesAsync(assets, cancellationToken));
        var used = assets.Values.Select(asset => asset.Sha256).ToHashSet(StringComparer.Ordinal);
        return new VerifyReport
        {
            Assets = assets.Count,
            Blobs = blobs.Count,
            Bytes = blobs.Values.Sum(blob => blob.Length),
            Orphans = [.. blobs.Keys.Where(sha256 => !used.Contains(sha256)).Order(StringComparer.Ordinal)],
            Problems = problems,
            Notes = [.. assets.Values.SelectMany(asset => LostSources(asset, assets))],
        };
    }

    private static IEnumerable<VerifyFinding> LostSources(AssetRecord asset, Dictionary<string, AssetRecord> assets) =>
        asset.References.Select(reference => reference.Asset)
            .Append(asset.Parent)
            .OfType<string>()
            .Distinct()
            .Where(source => !assets.ContainsKey(source))
            .Select(source => new VerifyFinding
            {
                Code = "source-gone",
                Asset = asset.Id,
                Message = $"'{asset.Id}' was made from '{source}', which is no longer in the library; it cannot be made again.",
            });

    private async ValueTask<List<VerifyFinding>> CompareAsync(
        string sha256, IReadOnlyList<AssetRecord> assets, CancellationToken cancellationToken)
    {
        var (header, length, actual) = await ReadAsync(sha256, cancellationToken);
        List<VerifyFinding> findings = [];
        if (actual != sha256)
        {
            findings.Add(Finding("bytes-changed", assets[0], "the stored bytes are not those that were stored"));
        }

        foreach (var asset in assets)
        {
            if (asset.Mime != header?.MediaType
                || asset.Width != header.DisplaySize?.Width
                || asset.Height != header.DisplaySize?.Height
                || asset.Bytes != length)
            {
                findings.Add(Finding(
                    "facts-differ",
                    asset,
                    $"its record says {asset.Mime}, {asset.Width}x{asset.Height}, {asset.Bytes} bytes; it is "
                    + $"{header?.MediaType ?? "no image"}, {header?.DisplaySize?.ToString() ?? "of unknown size"}, {length} bytes"));
            }

            if (await library.FindLinkAsync(asset, cancellationToken) is null)
            {
                findings.Add(Finding("blob-not-linked", asset, "nothing keeps its bytes from being swept away"));
            }
        }

        return findings;
    }

    private async ValueTask<(ImageHeader? Header, long Length, string Sha256)> ReadAsync(
        string sha256, CancellationToken cancellationToken)
    {
        await using var stream = await store.OpenBlobAsync(sha256, cancellationToken);
        if (stream is null)
        {
            return (null, 0, "");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var reader = new ImageHeaderReader();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            reader.Append(buffer.AsSpan(0, count));
            hash.AppendData(buffer, 0, count);
            length += count;
        }

        reader.Complete();
        return (reader.Header, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async ValueTask<List<VerifyFinding>> CompareUsesAsync(
        Dictionary<string, AssetRecord> assets, CancellationToken cancellationToken)
    {
        var noted = new HashSet<AssetUse>();
        List<VerifyFinding> findings = [];
        await foreach (var use in library.AllUsesAsync(cancellationToken))
        {
            noted.Add(use);
            Check(use);
        }

        foreach (var holder in holders)
        {
            await foreach (var use in holder.ListAsync(cancellationToken))
            {
                if (noted.Add(use))
                {
                    Check(use);
                    findings.Add(new VerifyFinding
                    {
                        Code = "use-not-noted",
                        Asset = use.Asset,
                        Message = $"{use} uses '{use.Asset}', and nothing keeps that from being emptied from the trash.",
                    });
                }
            }
        }

        return findings;

        void Check(AssetUse use)
        {
            if (!assets.ContainsKey(use.Asset))
            {
                findings.Add(new VerifyFinding
                {
                    Code = "used-asset-gone",
                    Asset = use.Asset,
                    Message = $"{use} uses '{use.Asset}', which does not exist.",
                });
            }
        }
    }

    private static VerifyFinding Finding(string code, AssetRecord asset, string what) => new()
    {
        Code = code,
        Asset = asset.Id,
        Sha256 = asset.Sha256,
        Message = $"'{asset.Id}': {what}.",
    };
}
