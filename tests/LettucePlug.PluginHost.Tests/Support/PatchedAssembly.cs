using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace LettucePlug.Plugins.Tests;

/// <summary>Changes a built assembly in place, to stand for one that another SDK, framework or machine would have given.</summary>
internal sealed class PatchedAssembly
{
    private readonly string _path;
    private readonly byte[] _bytes;

    private PatchedAssembly(string path)
    {
        _path = path;
        _bytes = File.ReadAllBytes(path);
    }

    public static void Patch(string path, Action<PatchedAssembly> change)
    {
        var assembly = new PatchedAssembly(path);
        change(assembly);
        File.WriteAllBytes(path, assembly._bytes);
    }

    /// <summary>Renames in the string heap; the names must be equally long.</summary>
    public void Rename(string from, string to)
    {
        from.Length.ShouldBe(to.Length);
        Replace(Encoding.UTF8.GetBytes("\0" + from + "\0"), Encoding.UTF8.GetBytes("\0" + to + "\0"));
    }

    public void ReplaceText(string from, string to) => Replace(Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(to));

    /// <summary>Asks for another major version of a referenced assembly.</summary>
    public void Reference(string name, ushort major) =>
        WithMetadata((reader, start) =>
        {
            var row = reader.AssemblyReferences.Single(handle => reader.GetString(reader.GetAssemblyReference(handle).Name) == name);
            var offset = reader.GetTableMetadataOffset(TableIndex.AssemblyRef)
                + (MetadataTokens.GetRowNumber(row) - 1) * reader.GetTableRowSize(TableIndex.AssemblyRef);
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(start + offset), major);
        });

    /// <summary>Gives the assembly itself another major version.</summary>
    public void Define(ushort major) =>
        WithMetadata((reader, start) =>
            BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(start + reader.GetTableMetadataOffset(TableIndex.Assembly) + sizeof(uint)), major));

    public void SetMachine(ushort machine) =>
        WithHeaders(headers => BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(headers.CoffHeaderStartOffset), machine));

    public void Require32Bit() =>
        WithHeaders(headers =>
        {
            // The flags lie behind size, version and the metadata directory.
            var flags = _bytes.AsSpan(headers.CorHeaderStartOffset + 16);
            BinaryPrimitives.WriteUInt32LittleEndian(flags, (uint)(headers.CorHeader!.Flags | CorFlags.Requires32Bit));
        });

    /// <summary>Claims to hold code that was compiled ahead of time.</summary>
    public void ClaimNativeHeader() =>
        WithHeaders(headers =>
        {
            // The directory of the managed native header is the last of the header, at 64 of 72 bytes.
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(headers.CorHeaderStartOffset + 64), headers.CorHeader!.MetadataDirectory.RelativeVirtualAddress);
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(headers.CorHeaderStartOffset + 68), 16);
        });

    private void Replace(byte[] from, byte[] to)
    {
        from.Length.ShouldBe(to.Length);
        var at = _bytes.AsSpan().IndexOf(from);
        at.ShouldBeGreaterThanOrEqualTo(0, "the text to replace is not in the assembly");
        to.CopyTo(_bytes.AsSpan(at));
    }

    private void WithMetadata(Action<MetadataReader, int> change)
    {
        using var file = new PEReader(new MemoryStream(_bytes.ToArray()));
        change(file.GetMetadataReader(), file.PEHeaders.MetadataStartOffset);
    }

    private void WithHeaders(Action<PEHeaders> change)
    {
        using var file = new PEReader(new MemoryStream(_bytes.ToArray()));
        change(file.PEHeaders);
    }
}
