using Xunit;

namespace LettucePlug.Tests.Support;

/// <summary>
/// Finds the folder of public conformance data that lies beside a developer's checkout. It is not part of the
/// project, so a test that needs it is skipped, with the reason, where it is absent.
/// </summary>
public static class SharedData
{
    /// <summary>The place of a file or folder; the test is skipped where it is absent.</summary>
    public static string Require(params string[] parts)
    {
        if (Find(parts) is { } path)
        {
            return path;
        }

        Assert.Skip($"'{string.Join('/', parts)}' of the shared test data is absent; set LETTUCEPLUG_SHARED to its folder.");
        throw new InvalidOperationException("Skipping has not ended the test.");
    }

    /// <summary>The place of a file or folder; null where it is absent.</summary>
    public static string? Find(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("LETTUCEPLUG_SHARED") is { Length: > 0 } named
            ? named
            : Path.Combine(Repository.Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine([root, .. parts]));
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }
}
