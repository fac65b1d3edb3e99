using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LettucePlug.Host.Settings;

/// <summary>
/// A small JSON file that people may edit. Changes are made under a lock between processes and replace the file as a
/// whole, so that nobody ever reads half of it and no change of another process is lost.
/// </summary>
internal sealed class ConfigFile<T>(string path, JsonTypeInfo<T> type, TimeProvider time, bool isSecret = false)
    where T : class
{
    public string FilePath => path;

    public bool Exists => File.Exists(path);

    /// <summary>Null where there is no file yet.</summary>
    public T? Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SettingsException.UnreadableFile(path, error.Message, error);
        }

        try
        {
            ReadOnlySpan<byte> json = bytes;
            json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
            return JsonSerializer.Deserialize(json, type)
                ?? throw SettingsException.UnreadableFile(path, "it holds nothing but null.", new JsonException());
        }
        catch (JsonException error)
        {
            var where = error.LineNumber is { } line ? $"line {line + 1}: " : "";
            throw SettingsException.UnreadableFile(path, where + error.Message, error);
        }
    }

    /// <summary>Reads, changes and writes as one step.</summary>
    public async Task<T> ChangeAsync(Func<T?, T> change, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var held = await FileLock.TakeAsync(path, time, cancellationToken);
            var changed = change(Read());
            Write(changed);
            return changed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SettingsException.CannotWrite(path, error);
        }
    }

    private void Write(T value)
    {
        var temporary = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (isSecret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.Delete(temporary);
        }

        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, value, type);
            stream.Write("\n"u8);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
