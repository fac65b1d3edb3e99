using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace LettucePlug.Tests.Support;

/// <summary>
/// Compares text with the picture file beside the test: <c>Class.Member[.name].approved.txt</c>. A difference leaves
/// a <c>.received.txt</c> next to it and fails with the command that accepts it; nothing is ever accepted by itself.
/// </summary>
public static class Snapshot
{
    public static void Match(
        string actual,
        string? name = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string member = "")
    {
        var stem = Path.Combine(
            Path.GetDirectoryName(testFile)!,
            "Pictures",
            $"{Path.GetFileNameWithoutExtension(testFile)}.{member}{(name is null ? "" : "." + name)}");
        var approvedPath = stem + ".approved.txt";
        var receivedPath = stem + ".received.txt";
        var received = Normalise(actual);
        var approved = File.Exists(approvedPath) ? Normalise(File.ReadAllText(approvedPath)) : null;
        if (received == approved)
        {
            File.Delete(receivedPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.WriteAllText(receivedPath, received);
        throw new XunitException(
            $"{Difference(approved, received)}\nIf the new picture is right:\n  mv '{receivedPath}' '{approvedPath}'");
    }

    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string Difference(string? approved, string received)
    {
        if (approved is null)
        {
            return $"There is no approved picture yet. Received:\n{received}";
        }

        var was = approved.Split('\n');
        var now = received.Split('\n');
        var line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line])
        {
            line++;
        }

        return $"The picture differs first in line {line + 1}:\n" +
            $"  approved: {(line < was.Length ? was[line] : "(end)")}\n" +
            $"  received: {(line < now.Length ? now[line] : "(end)")}";
    }
}
