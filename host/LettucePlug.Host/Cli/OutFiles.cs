using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Imaging;

namespace LettucePlug.Host.Cli;

/// <summary>Names the files that a command writes images to, besides the library.</summary>
internal sealed class OutFiles
{
    private readonly string _path;
    private readonly bool _isFolder;

    private OutFiles(string path, bool isFolder)
    {
        _path = path;
        _isFolder = isFolder;
    }

    /// <summary>Makes sure of the folder before anything is sent: an image that was paid for should find its place.</summary>
    public static OutFiles? Prepare(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        var isFolder = Directory.Exists(path) || path[^1] is '/' || path[^1] == Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(path);
        var folder = isFolder ? full : Path.GetDirectoryName(full) ?? full;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw ImageFileException.NoFolder(path, cause);
        }

        return new OutFiles(full, isFolder);
    }

    public string NameOf(AssetRecord asset, int index, int count, Action<string> note)
    {
        var right = ImageMediaTypes.Extension(asset.Mime) ?? "";
        if (_isFolder)
        {
            return Path.Combine(_path, asset.Id + right);
        }

        var typed = Path.GetExtension(_path);
        if (index == 0 && typed.Length > 0 && !IsRight(typed, asset.Mime))
        {
            note($"The image is {asset.Mime}, although the name ends in {typed}.");
        }

        if (count == 1)
        {
            return _path;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(_path)}-{index + 1}{typed}");
        return Path.Combine(Path.GetDirectoryName(_path) ?? "", name);
    }

    private static bool IsRight(string extension, string mime) =>
        extension.Equals(ImageMediaTypes.Extension(mime), StringComparison.OrdinalIgnoreCase)
        || (mime == ImageMediaTypes.Jpeg && extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));
}
