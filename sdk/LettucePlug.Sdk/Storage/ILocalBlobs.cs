namespace LettucePlug.Sdk;

/// <summary>A blob store that keeps each blob as a file of this machine.</summary>
public interface ILocalBlobs
{
    /// <summary>Where a blob lies. The file belongs to the store: it is to be read, not changed.</summary>
    /// <param name="sha256">Its name.</param>
    /// <returns>An absolute path, whether or not the blob exists.</returns>
    string GetPath(string sha256);
}
