using System.Security.Cryptography;
using LettucePlug.Host.Plugins;

namespace LettucePlug.Plugins.Tests;

/// <summary>Plugin files that are not what they should be.</summary>
public sealed class FileTests
{
    [Theory]
    [InlineData("elf")]
    [InlineData("text")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("random")]
    public async Task A_file_that_is_no_assembly_is_refused(string content)
    {
        await using var bed = new PluginBed();
        var file = Path.Combine(bed.AddBundled("test.good"), "Good.dll");
        File.WriteAllBytes(file, content switch
        {
            "elf" => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, .. new byte[200]],
            "text" => "This is not an assembly."u8.ToArray(),
            "empty" => [],
            "truncated" => File.ReadAllBytes(file)[..700],
            _ => RandomNumberGenerator.GetBytes(4096),
        });

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E23");
        problem.Message.ShouldContain("Good.dll is not a .NET assembly");
    }

    [Fact]
    public async Task A_native_library_in_place_of_the_assembly_is_refused()
    {
        await using var bed = new PluginBed();
        var file = Path.Combine(bed.AddBundled("test.good"), "Good.dll");
        var library = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*System.Native.*").First();
        File.Copy(library, file, overwrite: true);

        (await bed.RefusalAsync("test.good")).Code.ShouldBe("E23");
    }

    [Fact]
    public async Task An_assembly_that_is_a_folder_is_refused()
    {
        await using var bed = new PluginBed();
        var file = Path.Combine(bed.AddBundled("test.good"), "Good.dll");
        File.Delete(file);
        Directory.CreateDirectory(file);

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E12");
        problem.Message.ShouldContain("is a folder");
    }

    [Fact]
    public async Task An_assembly_that_is_absent_is_named_with_the_folder_it_should_be_in()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        File.Delete(Path.Combine(folder, "Good.dll"));

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E12");
        problem.Message.ShouldContain(folder);
    }

    [Fact]
    public async Task A_plugin_whose_folder_is_gone_is_listed_as_invalid()
    {
        await using var bed = new PluginBed();
        Directory.Delete(bed.AddBundled("test.good"), recursive: true);

        var status = await bed.StatusAsync("test.good");

        status.State.ShouldBe(PluginState.Invalid);
        status.Error!.Code.ShouldBe("E01");
    }

    [Fact]
    public async Task An_assembly_for_32_bit_processes_is_refused()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly => assembly.Require32Bit());

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E16");
        problem.Message.ShouldContain("x86");
    }

    [Fact]
    public async Task An_assembly_for_another_processor_is_refused()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly => assembly.SetMachine(0x5032)); // RiscV32: no .NET runs on it

        (await bed.RefusalAsync("test.good")).Code.ShouldBe("E16");
    }

    [Fact]
    public async Task Code_compiled_ahead_of_time_for_another_system_is_refused()
    {
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        PatchedAssembly.Patch(Path.Combine(folder, "Good.dll"), assembly =>
        {
            assembly.ClaimNativeHeader();
            assembly.SetMachine(53533); // arm64, marked for Linux
        });

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E16");
        problem.Message.ShouldContain("ahead of time");
    }

    [Fact]
    public async Task A_file_that_nobody_may_read_is_refused_with_mode_and_owner()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        await using var bed = new PluginBed();
        var file = Path.Combine(bed.AddBundled("test.good"), "Good.dll");
        File.SetUnixFileMode(file, UnixFileMode.None);

        var problem = await bed.RefusalAsync("test.good");

        problem.Code.ShouldBe("E13");
        problem.Message.ShouldContain("mode 0, owner ");
        problem.Fix.ShouldContain("chmod");
    }

    [Fact]
    public async Task A_folder_that_nobody_may_enter_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        await using var bed = new PluginBed();
        var folder = bed.AddBundled("test.good");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            var problem = (await bed.VerifyAsync("test.good")).Problems[0];

            // Without the rights of root the manifest cannot be read in the first place.
            problem.Code.ShouldBeOneOf("E13", "E01");
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("Faulty.NoSuchType", "has no type")]
    [InlineData("Faulty.NotPublic", "is not public")]
    [InlineData("Faulty.NotCreatable", "cannot be created")]
    [InlineData("Faulty.NoPublicConstructor", "no public constructor")]
    [InlineData("Faulty.NotAPlugin", "does not implement LettucePlug.Sdk.IPlugin")]
    public async Task An_entry_point_that_is_no_plugin_is_refused(string entryPoint, string reason)
    {
        await using var bed = new PluginBed();
        bed.AddBundled("test.faulty", edit: manifest => manifest["entryPoint"] = entryPoint);

        var problem = await bed.RefusalAsync("test.faulty");

        problem.Code.ShouldBe("E24");
        problem.Message.ShouldContain(reason);
    }
}
