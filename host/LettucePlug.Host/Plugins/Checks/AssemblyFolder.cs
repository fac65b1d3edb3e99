namespace LettucePlug.Host.Plugins;

/// <summary>The managed assemblies of one plugin, each opened once.</summary>
internal sealed class AssemblyFolder(string folder) : IDisposable
{
    private readonly Dictionary<string, (AssemblyImage? Image, string? Reason)> _opened = new(StringComparer.OrdinalIgnoreCase);

    public AssemblyImage? Open(string fileName, out string? reason)
    {
        if (!_opened.TryGetValue(fileName, out var found))
        {
            var path = Path.Combine(folder, fileName);
            found = File.Exists(path)
                ? (AssemblyImage.TryOpen(path, out var why), why)
                : (null, "it is not there");
            _opened[fileName] = found;
        }

        reason = found.Reason;
        return found.Image;
    }

    public void Dispose()
    {
        foreach (var (image, _) in _opened.Values)
        {
            image?.Dispose();
        }
    }
}
