//! Generated files are fresh: `UPDATE_EXPECT=1 cargo test --test schema` rewrites them.

use expect_test::expect_file;
use tadqiq::catalog::Catalog;
use tadqiq::config;

#[test]
fn the_schema_of_the_configuration_is_fresh() {
    let schema = config::schema(&Catalog::embedded());
    expect_file!["../docs/tadqiq.schema.json"].assert_eq(&format!("{schema:#}\n"));
}

#[test]
fn every_pack_can_be_used() {
    let catalog = Catalog::embedded();
    for name in catalog.pack_names() {
        let options = config::Options {
            packs: vec![name.to_owned()],
            ..config::Options::default()
        };
        let settings = config::Configs::new(options).settings("/story.txt".as_ref());
        assert!(settings.is_ok(), "{name}: {:?}", settings.err());
    }
}

#[test]
fn what_init_writes_can_be_used() {
    let files = [
        include_str!("../src/cli/init/ar.toml"),
        include_str!("../src/cli/init/en.toml"),
    ];
    for text in files {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let file = folder.path().join(config::FILE_NAME);
        std::fs::write(&file, text).expect("a folder just made can be written to");
        let mut configs = config::Configs::default();
        let effective = configs.effective(&folder.path().join("story.txt"));
        let effective = effective.expect("the file is as it must be");
        assert_eq!(effective.file.map(|path| config::normal(&path)), Some(file));
    }
}
