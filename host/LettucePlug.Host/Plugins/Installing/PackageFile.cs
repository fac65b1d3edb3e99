namespace LettucePlug.Host.Plugins;

/// <summary>One file of a package.</summary>
/// <param name="Name">Its path inside the package, with slashes.</param>
/// <param name="Length">How many bytes it says it has.</param>
/// <param name="PackedLength">How many of them it takes in the package; the same where it is not packed.</param>
/// <param name="IsPlain">False for a link, a device or anything else that is not a file.</param>
/// <param name="Open">Opens its bytes.</param>
internal sealed record PackageFile(string Name, long Length, long PackedLength, bool IsPlain, Func<Stream> Open);
