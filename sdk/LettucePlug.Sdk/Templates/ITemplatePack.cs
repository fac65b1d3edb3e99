namespace LettucePlug.Sdk;

/// <summary>
/// A pack of prompt templates: a small tree of text files with a <c>pack.yaml</c> at its root. Most packs derive from
/// <see cref="EmbeddedTemplatePack"/> and consist of nothing but files.
/// </summary>
public interface ITemplatePack
{
    /// <value>The id, as in <c>pack.yaml</c>.</value>
    string Id { get; }

    /// <value>
    /// The paths of all files, relative to the root of the pack, with <c>/</c> between the parts. At most 500 files
    /// and 8 MiB in all. The same list for the life of the plugin.
    /// </value>
    IReadOnlyList<string> Files { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <returns>Its bytes, UTF-8 text; owned by the caller.</returns>
    /// <exception cref="FileNotFoundException">There is no such file in the pack.</exception>
    Stream Open(string file);
}
