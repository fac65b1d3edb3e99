using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace LettucePlug.Host.Plugins;

/// <summary>Who owns a file, on Linux. The runtime has no call for it; statx has the same layout on every processor.</summary>
internal static class FileOwner
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint WantUid = 0x8;
    private const int SizeOfStatx = 256;
    private const int OffsetOfUid = 20;

    /// <summary>The user id, or null where it cannot be told.</summary>
    public static uint? Find(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var buffer = new byte[SizeOfStatx];
        try
        {
            return StatX(CurrentDirectory, Encoding.UTF8.GetBytes(path + '\0'), NoFollow, WantUid, buffer) == 0
                ? BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(OffsetOfUid))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    public static uint Self() => GetEffectiveUserId();

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] buffer);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEffectiveUserId();
}
