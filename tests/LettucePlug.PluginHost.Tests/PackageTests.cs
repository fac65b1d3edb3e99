using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Packages that were made to do harm, or are broken: refused as a whole, and nothing is left behind.</summary>
public sealed class PackageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("../evil.txt", "leads out of the folder")]
    [InlineData("/etc/evil.txt", "leads out of the folder")]
    [InlineData("a/./../../evil.txt", "leads out of the folder")]
    [InlineData("a//evil.txt", "leads out of the folder")]
    [InlineData("..\\evil.txt", "a character that names here may not have")]
    [InlineData("C:evil.txt", "a character that names here may not have")]
    [InlineData("evil\u001b[31m.txt", "a character that names here may not have")]
    [InlineData("evil. ", "leads out of the folder")]
    [InlineData("good.DLL", "twice")]
    [InlineData("plugin.json", "twice")]
    public async Task An_archive_with_a_name_that_means_harm_is_refused_as_a_whole(string name, string reason)
    {
        await using var bed = new PluginBed();
        var archive = Packages.Pack(bed, bed.AddLoose("test.good"), added: zip => Packages.Write(zip.CreateEntry(name), [1]));

        await RefusedAsync(bed, archive, reason);
        File.Exists(bed.FileOf("home", "evil.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_that_is_far_too_long_is_refused()
    {
        await using var bed = new PluginBed();
        var archive = Packages.Pack(bed, bed.AddLoose("test.good"), added: zip => Packages.Write(zip.CreateEntry(new string('x', 300)), [1]));

        await RefusedAsync(bed, archive, "has 300 characters");
    }

    [Fact]
    public async Task A_link_in_an_archive_is_refused()
    {
        await using var bed = new PluginBed();
        var archive = Packages.Pack(bed, bed.AddLoose("test.good"), added: zip =>
        {
            var entry = zip.CreateEntry("link.dll");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            Packages.Write(entry, "/etc/passwd"u8.ToArray());
        });

        await RefusedAsync(bed, archive, "'link.dll' is no plain file");
    }

    [Fact]
    public async Task A_link_in_a_folder_is_refused()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddLoose("test.good");
        File.CreateSymbolicLink(Path.Combine(folder, "link.dll"), "/etc/passwd");

        await RefusedAsync(bed, folder, "'link.dll' is no plain file");
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_a_hundred_times_its_size_is_refused()
    {
        await using var bed = new PluginBed();
        var archive = Packages.Pack(bed, bed.AddLoose("test.good"), added: zip => Packages.Write(zip.CreateEntry("bomb.bin"), new byte[20 * 1024 * 1024]));

        await RefusedAsync(bed, archive, "'bomb.bin' unpacks to more than 100 times its size");
    }

    [Fact]
    public async Task More_files_than_a_plugin_needs_are_refused()
    {
        await using var bed = new PluginBed();
        var archive = Packages.Pack(bed, bed.AddLoose("test.good"), added: zip =>
        {
            for (var number = 0; number < 2001; number++)
            {
                zip.CreateEntry($"{number}.txt");
            }
        });

        await RefusedAsync(bed, archive, "and 2000 are allowed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_no_archive_or_a_damaged_one_is_refused(bool begunAsOne)
    {
        await using var bed = new PluginBed();
        var file = bed.FileOf("package.zip");
        var bytes = begunAsOne ? (await File.ReadAllBytesAsync(Packages.Pack(bed, bed.AddLoose("test.good")), Token))[..2000] : "hello"u8.ToArray();
        await File.WriteAllBytesAsync(file, bytes, Token);

        await RefusedAsync(bed, file, "it is no zip archive, or a damaged one");
    }

    private static async Task RefusedAsync(PluginBed bed, string package, string reason)
    {
        await using var host = bed.NewHost();

        var refused = Should.Throw<PluginLoadException>(() => host.Install(package));

        refused.Code.ShouldBe("E43");
        refused.Message.ShouldContain(reason);
        refused.Message.ShouldNotContain("\u001b");
        refused.Hint.ShouldNotBeNullOrWhiteSpace();
        host.List().ShouldBeEmpty();
        Packages.Leftovers(bed).ShouldBeEmpty();
        Directory.GetFileSystemEntries(Path.Combine(bed.Home, "plugins")).ShouldBeEmpty();
    }
}
