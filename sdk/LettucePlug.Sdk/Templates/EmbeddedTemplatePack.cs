using System.Reflection;

namespace LettucePlug.Sdk;

/// <summary>
/// A pack whose files are embedded in the assembly of the deriving type. Each resource's logical name is
/// <c>pack/</c> followed by the file's path; the shared build file of plugins names them so.
/// </summary>
public abstract class EmbeddedTemplatePack : ITemplatePack
{
    private const string Prefix = "pack/";
    private readonly Assembly _assembly;

    /// <summary>Creates the pack.</summary>
    /// <param name="id">The id, as in <c>pack.yaml</c>.</param>
    protected EmbeddedTemplatePack(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        _assembly = GetType().Assembly;
        Files =
        [
            .. _assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(name => name[Prefix.Length..])
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; }

    /// <inheritdoc/>
    public Stream Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _assembly.GetManifestResourceStream(Prefix + file)
            ?? throw new FileNotFoundException($"The template pack '{Id}' has no file '{file}'.", file);
    }
}
