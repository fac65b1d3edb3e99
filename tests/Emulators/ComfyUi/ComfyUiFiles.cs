using System.Security.Cryptography;
using System.Text;

namespace LettucePlug.Emulators;

/// <summary>The folders <c>input</c>, <c>output</c> and <c>temp</c> of a server. They outlive it.</summary>
public sealed class ComfyUiFiles
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Type, string Subfolder, string Name), byte[]> _files = [];
    private readonly Dictionary<string, int> _counters = [];

    public IReadOnlyList<string> Names(string type)
    {
        lock (_gate)
        {
            return [.. _files.Keys.Where(key => key.Type == type).Select(key => key.Name)];
        }
    }

    public byte[]? Find(string type, string subfolder, string name)
    {
        lock (_gate)
        {
            return _files.GetValueOrDefault((type, subfolder, name));
        }
    }

    /// <summary>Finds the file that a node means by <c>name</c>, <c>folder/name</c> or <c>name [output]</c>.</summary>
    public byte[]? FindAnnotated(string value)
    {
        var type = "input";
        foreach (var known in (string[])["input", "output", "temp"])
        {
            if (value.EndsWith($" [{known}]", StringComparison.Ordinal))
            {
                (type, value) = (known, value[..^(known.Length + 3)]);
            }
        }

        var slash = value.LastIndexOf('/');
        return Find(type, slash < 0 ? "" : value[..slash], value[(slash + 1)..]);
    }

    /// <summary>Stores an upload as the server does: the same bytes once, others under a further name.</summary>
    public string Upload(string type, string subfolder, string name, byte[] bytes, bool overwrite)
    {
        lock (_gate)
        {
            var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
            var free = name;
            for (var i = 1; !overwrite && _files.TryGetValue((type, subfolder, free), out var there); i++)
            {
                if (SHA256.HashData(there).AsSpan().SequenceEqual(SHA256.HashData(bytes)))
                {
                    return free;
                }

                free = $"{stem} ({i}){extension}";
            }

            _files[(type, subfolder, free)] = bytes;
            return free;
        }
    }

    /// <summary>Stores a result under the next number of its prefix.</summary>
    public string Save(string type, string prefix, string extension, byte[] bytes)
    {
        lock (_gate)
        {
            var counter = _counters[type + prefix] = _counters.GetValueOrDefault(type + prefix) + 1;
            var name = $"{prefix}_{counter:00000}_{extension}";
            _files[(type, "", name)] = bytes;
            return name;
        }
    }

    public void Delete(string type)
    {
        lock (_gate)
        {
            foreach (var key in _files.Keys.Where(key => key.Type == type).ToList())
            {
                _files.Remove(key);
            }
        }
    }

    internal static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));
}
